using NodaTime;
using static Quartett.Web.Demo.DemoEnd;
using static Quartett.Web.Demo.DemoPerson;

namespace Quartett.Web.Demo;

/// <summary>Eight weeks of a joiner's workshop: four behind us, four ahead.</summary>
internal static class DemoPosts
{
    public static readonly IReadOnlyList<DemoPost> All =
    [
        new(-28, At(9), Tom, "Neue Eiche ist da", "Frisch eingetroffen: 40 Jahre alte Eiche aus dem Spessart. Sie darf jetzt erst einmal ankommen und trocknen. Wer einen Tisch für nächsten Herbst im Sinn hat, kann sich seine Bohle schon aussuchen. #Eiche #Tischlerei", ["lager"]),
        new(-26, At(12), Mia, "Mein erster Monat", "Ich bin Mia und lerne seit vier Wochen in der Tischlerei. Was ich bisher kann: fegen, Kanten brechen, Hobel einstellen. Was ich bald kann: Zinken. Ich nehme euch mit. #Ausbildung #Handwerk", ["eisen"], "NBI")
        {
            FirstText = "Hallo, ich bin Mia und lerne jetzt Tischlerin. Ich zeige euch hier, was ich so mache.",
            Comments = [(Tom, "@Mia Schön! Ich habe den Anfang etwas konkreter gemacht. Passt das für dich?"), (Mia, "@Tom Ja, viel besser. Danke!")],
        },
        new(-24, At(9), Tom, "Ein Tisch für acht", "Acht Plätze, 2,60 Meter, massive Eiche, geölt: Dieser Esstisch hat gestern seine Familie gefunden. Die schrägen Beine lassen allen Stühlen Raum. #Esstisch #Massivholz", ["tisch"], "NBI"),
        new(-21, At(9), Jana, "So lange dauert eine Treppe", "Wie lange dauert eine neue Treppe? Vom Aufmaß bis zum ersten Schritt etwa zehn Wochen. Der Einbau selbst braucht zwei Tage, und nachts können Sie trotzdem nach oben. #Treppe #Planung", ["treppe"])
        {
            More =
            [
                "Warum so lange? Zwei Wochen planen wir mit Ihnen, drei Wochen trocknet und ruht das Holz, fünf Wochen bauen und ölen wir.",
                "Am längsten dauert übrigens die Farbe. Nehmen Sie sich Zeit, und nehmen Sie Muster mit nach Hause.",
            ],
            FirstComment = "Muster zum Anfassen liegen bei uns im Laden, Werkbankweg 12.",
        },
        new(-19, At(17), Mia, "Schwalbenschwanz, Versuch drei", "Schwalbenschwanz, dritter Versuch: Der erste klemmte, der zweite klapperte, dieser hält. Ohne Schraube, ohne Nagel. Mein Ausbilder sagt: „Jetzt noch zehnmal.“ #Ausbildung", ["zinken"], "NBI"),
        new(-17, At(9), Tom, "Reparieren statt wegwerfen", "Omas Stuhl wackelt? Eine neue Sprosse, neuer Leim, ein Nachmittag Geduld: So hält er weitere fünfzig Jahre. Bringen Sie Ihre Lieblingsstücke mittwochs zwischen 15 und 18 Uhr vorbei. #Reparatur", ["stuhl"]),
        new(-14, At(9), Jana, "Warum wir ölen", "Öl oder Lack? Öl lässt Holz atmen, und kleine Kratzer bessern Sie selbst aus. Lack ist härter, eine Schramme bleibt aber eine Schramme. Für Tische nehmen wir deshalb fast immer Öl. #Holzpflege", ["hobel", "tisch"], "NB")
        {
            Comments = [(Tom, "@\"Jana Lindner\" Sollen wir die Pflegeanleitung verlinken?"), (Jana, "@Tom Gern, beim nächsten Mal.")],
        },
        new(-12, At(12), Mia, "Was die Ringe erzählen", "Schmale Ringe: trockene Jahre. Breite Ringe: viel Regen. Dieser Stamm hat 1976 überstanden und auch den Sommer 2003. Heute habe ich gezählt: 112 Jahre. #Holz #Natur", ["ringe"], "NBI"),
        new(-10, At(9), Tom, "Montagetag", "Montag ist Montagetag: heute eine Küche in Altbau Nummer 14, dritter Stock, ohne Aufzug. Wir grüßen alle, die gerade auch Arbeitsplatten tragen. #Montage", [], "B"),
        new(-8, At(18), Mia, "Feierabendlicht", "Feierabend. Die Werkstatt riecht nach Esche, und das Licht macht den Rest. #Werkstatt", ["tuer"], "I", Rejected),
        new(-7, At(9), Tom, "Stechbeitel schärfen", "Ein scharfer Stechbeitel ist sicherer als ein stumpfer: Er geht dorthin, wo Sie wollen. Unsere Regel: 1000er Stein, 6000er Stein, Leder. Danach rasiert er Haare vom Unterarm. #Werkzeug", ["eisen"]),
        new(-5, At(9), Jana, "Samstags nur nach Vereinbarung", "Bitte vormerken: Ab Dezember beraten wir samstags nur nach Vereinbarung. Werktags sind wir wie immer von 7 bis 16 Uhr für Sie da. Ein Anruf genügt.", []),
        new(-3, At(12), Mia, "Zehnmal geschafft", "Zehnmal geübt, zehnmal besser: Die Schwalbenschwänze passen. Aus den Übungsstücken wird jetzt eine Kiste für meine Eisen. #Ausbildung #Handwerk", ["zinken", "eisen"], "NBI"),
        new(-1, At(9), Tom, "Treppe in Bildern", "Gestern eingebaut: 15 Stufen Eiche, weiße Setzstufen, ein schlankes Geländer. Die Bauherrin sagte nur: „Endlich knarrt nichts mehr.“ #Treppe", ["treppe"], "NBI"),

        new(1, At(9), Jana, "Tag der offenen Werkstatt", "Am ersten Adventssamstag öffnen wir von 10 bis 16 Uhr die Werkstatt: zuschauen, mitmachen, Kaffee trinken. Kinder bauen ein Vogelhaus und nehmen es mit nach Hause. #OffeneWerkstatt", ["tuer", "hobel"], "NBI")
        {
            FirstText = "Am ersten Adventssamstag ist bei uns Tag der offenen Werkstatt.",
            Comments = [(Jana, "@Mia Hilfst du beim Vogelhaus-Tisch?"), (Mia, "@Jana Ja, sehr gern!")],
        },
        new(1, At(10), Tom, "Heute ist Stuhlklinik", "Heute ist Stuhlklinik: Bringen Sie Ihr wackelndes Lieblingsstück zwischen 15 und 18 Uhr vorbei. Wir sagen Ihnen gleich, was sich lohnt. #Reparatur", ["stuhl"], "NB", Repeated),
        new(3, At(12), Mia, "Vogelhaus: die Teile sind gesägt", "Sechs Brettchen, acht Schrauben, ein Dach: 60 Bausätze für Vogelhäuser sind gesägt. Jetzt fehlen nur noch die Kinder. #OffeneWerkstatt #Ausbildung", ["lager"], "NB"),
        new(5, At(9), Tom, "Esche oder Eiche?", "Esche ist hell und zäh, Eiche warm und schwer. Für Kinderzimmer nehmen wir gern Esche, für Böden Eiche. Und wenn Sie sich nicht entscheiden können: beides, wie hier. #Holzwissen", ["zinken"])
        {
            More = ["Und die Pflege? Beide mögen einmal im Jahr ein wenig Öl. Mehr brauchen sie nicht."],
        },
        new(8, At(9), Tom, "Geschenk aus der Werkstatt", "Noch kein Geschenk? Unsere Schneidebretter aus Reststücken sind jedes Jahr vor Weihnachten weg. Es gibt sie in Eiche, Esche und Nussbaum, solange der Vorrat reicht. #Weihnachten", ["hobel"], "NBI", Held)
        {
            Comments = [(Tom, "@Jana Ich habe das angehalten, bis der Preis feststeht.")],
        },
        new(10, At(17), Mia, "Ein Stern aus Resten", "Aus hellen und dunklen Resten wird ein Stern. Sechzehn Dreiecke, keine zwei gleich geraten. Nächste Woche hängt er im Fenster. #Advent", ["stern"], "NBI"),
        new(12, At(9), Tom, "Stuhlklinik", "Die Stuhlklinik hat noch zwei freie Mittwoche vor Weihnachten. Wackelt bei Ihnen einer, der beim Festessen halten soll? #Reparatur", ["stuhl"]),
        new(15, At(9), Jana, "Betriebsferien", "Wir machen Pause vom 23. Dezember bis zum 6. Januar. Bei Notfällen an Türen und Fenstern erreichen Sie uns unter der bekannten Nummer. Danke für ein gutes Jahr mit Ihnen.", ["stern"], "NBI"),
        new(18, At(12), Mia, "Halbzeit im ersten Lehrjahr", "Bald ist mein erstes halbes Jahr um. Gelernt: messen, messen, messen, dann sägen. #Ausbildung", ["hobel"], "NB", Planned)
        {
            Comments = [(Mia, "@Tom Magst du mal drüberlesen?")],
        },
        new(22, At(9), Tom, "Inventur im Holzlager", "Inventur heißt bei uns: jede Bohle einmal umdrehen. Manche begrüßen wir wie alte Bekannte. #Holzlager", ["lager"]),
        new(26, At(9), Jana, "Ausbildungsplatz frei", "Zum August suchen wir wieder jemanden für die Ausbildung in der Tischlerei. Ein Praktikum vorher ist der beste Weg: eine Woche, ein eigenes Werkstück, ehrliche Antworten. #Ausbildung", ["eisen", "zinken"], "NB", Planned),
        new(0, At(9), Mia, "Was ist eigentlich ein Streichmaß?", "Was ist eigentlich ein Streichmaß? Idee für eine kleine Reihe: jede Woche ein Werkzeug.", [], "NB", Backlog)
        {
            Comments = [(Jana, "@Mia Gute Idee, bitte sammeln!")],
        },
        new(0, At(9), Tom, "Vorher und nachher: Küche Altbau", "Vorher und nachher: die Küche im dritten Stock. Es fehlt noch die Zusage für die Bilder.", [], "NBI", Backlog),
        new(0, At(9), Mia, "Spänesammeln", "Wohin mit den Spänen? Der Reiterhof nebenan freut sich.", [], "B", Backlog),
    ];

    private static LocalTime At(int hour) => new(hour, 0);
}
