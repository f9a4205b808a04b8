using System.Text.RegularExpressions;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>
/// R-P34: numbers and addresses of persons stay private. The firm's own number beside a call to action is ordinary;
/// a number beside somebody's name is not.
/// </summary>
internal sealed partial class PersonalData : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P34",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-09",
        Reference = "Art. 5, 6 DSGVO; CH: Art. 6, 30 DSG",
        Pack = Pack.Start,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var heard in context.Hear(statement))
        {
            var reading = heard.Reading;
            foreach (var number in reading.All(PersonalNumbers.In))
            {
                if (number.Kind switch
                {
                    PersonalKind.Phone => IsPrivatePhone(reading, number, context),
                    PersonalKind.Iban => !IsOwn(number.Value, context) && !Donation().IsMatch(reading.Text),
                    PersonalKind.OrderNumber => IsSomebodys(reading, number, context),
                    _ => true,
                }) yield return Card.Finds(number.Kind.ToString().ToLowerInvariant(), heard, number.At);
            }

            foreach (var mail in reading.All(Addresses.Mail))
            {
                if (IsPrivateMail(reading, mail, context)) yield return Card.Finds("mail", heard, mail.At);
            }

            foreach (var home in Homes(reading, context)) yield return Card.Finds("address", heard, home);
        }
    }

    private static bool IsPrivatePhone(Reading reading, PersonalNumber phone, RuleContext context)
    {
        if (IsOwnPhone(phone.Value, context)) return false;
        if (reading.SentenceOf(phone.At) is not { } sentence) return false;
        if (reading.Has(context.Words("private-cues"), sentence)) return true;
        var person = Beside(reading, phone.At);
        return person is not null && !IsContact(reading, sentence, person, context);
    }

    private static bool IsPrivateMail(Reading reading, MailAddress mail, RuleContext context)
    {
        if (context.OwnContacts.Any(c => c.Contains(mail.Address, StringComparison.OrdinalIgnoreCase) || SameHost(c, mail.Address))) return false;
        if (context.Facts is { } facts && facts.Any(f => f.Value.Contains(mail.Address, StringComparison.OrdinalIgnoreCase))) return false;
        if (reading.SentenceOf(mail.At) is not { } sentence) return false;
        if (reading.Has(context.Words("private-cues"), sentence)) return true;
        var free = FreeMail().IsMatch(mail.Address);
        var person = Beside(reading, mail.At);
        if (person is not null) return free ? !IsContact(reading, sentence, person, context) : person.Title is "familie" or "fam";
        return free && !reading.Has(context.Words("contact-cues"));
    }

    private static bool IsSomebodys(Reading reading, PersonalNumber number, RuleContext context)
    {
        var words = reading.Words(number.At);
        // Goods have numbers to order them by; so do donations and public tenders.
        return !words.StartsWith("Bestell", StringComparison.OrdinalIgnoreCase) && !words.StartsWith("Steuer", StringComparison.OrdinalIgnoreCase)
            || (reading.SentenceOf(number.At) is { } sentence && (reading.Has(context.Words("private-cues"), sentence) || Beside(reading, number.At) is not null));
    }

    // Someone of ours whom people are asked to call.
    private static bool IsContact(Reading reading, Sentence sentence, Person person, RuleContext context) =>
        reading.Has(context.Words("contact-cues"), sentence) || reading.Has(context.Words("staff"), sentence)
        || context.OwnNames.Any(n => Folding.Of(n).Contains(Folding.Of(person.Surname), StringComparison.Ordinal))
        || (sentence.Index > 0 && reading.Has(context.Words("contact-cues"), reading.Sentences[sentence.Index - 1]) && !reading.Has(context.Words("customers"), sentence));

    private static Person? Beside(Reading reading, Stretch at) => reading.All(Persons.In).FirstOrDefault(p => p.At.Overlaps(at.Start - 70, at.End + 70));

    private static bool IsOwnPhone(string digits, RuleContext context) =>
        context.OwnContacts.Any(c => PersonalNumbers.SamePhone(c, digits)) || context.Facts?.Any(f => f.Type == FactType.Phone && PersonalNumbers.SamePhone(f.Value, digits)) == true;

    private static bool IsOwn(string value, RuleContext context) =>
        context.OwnContacts.Any(c => string.Concat(c.Where(char.IsLetterOrDigit)) == value) || context.Facts?.Any(f => string.Concat(f.Value.Where(char.IsLetterOrDigit)).Contains(value, StringComparison.Ordinal)) == true;

    private static bool SameHost(string own, string mail)
    {
        var host = mail[(mail.IndexOf('@', StringComparison.Ordinal) + 1)..];
        return own.Contains('@') && own.EndsWith($"@{host}", StringComparison.OrdinalIgnoreCase) && !FreeMail().IsMatch(own);
    }

    // "bei Familie Petersen in der Gartenstraße 12": where somebody lives
    private static IEnumerable<Stretch> Homes(Reading reading, RuleContext context)
    {
        if (!reading.Text.AsSpan().ContainsAnyInRange('0', '9') || reading.All(Persons.In).Count == 0) yield break;
        foreach (Match street in Street().Matches(reading.Text))
        {
            var at = new Stretch(street.Index, street.Length);
            if (reading.SentenceOf(at) is not { } sentence) continue;
            if (!reading.All(Persons.In).Any(p => p.Title.Length > 0 && reading.Holds(sentence, p.At) && p.At.Start < at.Start)) continue;
            if (reading.Has(context.Words("contact-cues"), sentence) || reading.Has(context.Words("staff"), sentence) || Practice().IsMatch(reading.Text)) continue;
            yield return at;
        }
    }

    [GeneratedRegex(@"Spende|Verein|Hilfsfonds|Förderverein|e\.\s?V\.", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Donation();

    [GeneratedRegex(@"[@)\]]\s?(?:gmx|web|gmail|googlemail|t-online|yahoo|outlook|hotmail|live|icloud|aol|freenet|posteo|mailbox|bluewin|aon|proton|protonmail|arcor|me|chello|gmx)\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FreeMail();

    [GeneratedRegex(@"(?<![\p{L}])(?:\p{Lu}[\p{L}-]{1,40}(?:straße|strasse|str\.|weg|allee|gasse|ring|platz|damm|stieg|ufer|chaussee)|(?:Am|Im|An der|Auf dem|In der)\s\p{Lu}[\p{L}-]{2,40})\s\d{1,4}\s?[a-z]?(?![\p{L}\p{N}%€]|[.,]\d|\s(?:Uhr|Euro|€|%|\p{L}+n\b))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<![\p{L}])(?:Praxis|Kanzlei|Filiale|Geschäft|Laden|Salon|Studio|Adresse)(?![\p{L}])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Practice();
}
