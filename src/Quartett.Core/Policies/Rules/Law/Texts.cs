using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>A text of the statement as it was read.</summary>
internal readonly record struct Heard(string Field, Reading Reading);

/// <summary>What the rules of law ask of a statement's texts.</summary>
internal static class Texts
{
    /// <summary>Findings of one kind beyond these tell nothing new.</summary>
    public const int Most = 3;

    extension(RuleContext context)
    {
        /// <summary>Everything the public reads: texts, descriptions, link card, and what is written in pictures.</summary>
        public IReadOnlyList<Heard> Hear(Statement statement)
        {
            var heard = new List<Heard>();
            foreach (var (field, text) in statement.Said()) heard.Add(new(field, context.Read(text)));
            for (var i = 0; i < statement.Images.Count; i++)
            {
                if (context.FactsOfImage(i)?.TextInImage is { Length: > 0 } inside) heard.Add(new($"images[{i}].textInImage", context.Read(inside)));
            }

            return heard;
        }

        /// <summary>Parts and first comment only.</summary>
        public IReadOnlyList<Heard> HearWritten(Statement statement) => [.. statement.Written().Select(w => new Heard(w.Field, context.Read(w.Text)))];

        public Lexicon Words(string lexicon) => context.Lexicons[lexicon];

        /// <summary>It rests on a claim of the register that holds on the day it is public.</summary>
        public bool IsProven(Statement statement, params ReadOnlySpan<string> kinds)
        {
            var day = context.DayOf(statement);
            foreach (var claim in context.Claims)
            {
                if (context.ClaimIds.Contains(claim.Id) && claim.HoldsOn(day) && (claim.Kind is null || kinds.Contains(claim.Kind))) return true;
            }

            return false;
        }

        public bool IsTrade(params ReadOnlySpan<string> sectors) => context.Sector is { } sector && sectors.Contains(sector.ToLowerInvariant());

        /// <summary>Advertising somebody paid for with money or goods.</summary>
        public bool IsCompensated => context.Compensation is Compensation.Product or Compensation.Money;
    }

    extension(IReadOnlyList<Heard> heard)
    {
        public bool Have(Lexicon lexicon) => heard.Any(h => h.Reading.Has(lexicon));

        /// <summary>Where entries stand that are not denied.</summary>
        public IEnumerable<(Heard In, Hit Hit)> Say(Lexicon lexicon) =>
            from h in heard
            from hit in h.Reading.Find(lexicon)
            where !h.Reading.IsNegated(hit)
            select (h, hit);
    }

    extension(Reading reading)
    {
        public bool Near(Lexicon lexicon, Hit hit) => reading.Has(lexicon, reading.SentenceOf(hit));

        public Sentence? SentenceOf(Stretch stretch) => reading.SentenceAt(stretch.Start);

        public bool Holds(Sentence sentence, Stretch stretch) => stretch.Start >= sentence.Start && stretch.Start < sentence.End;

        public bool HasMoney(Sentence sentence) => reading.All(Amounts.Money).Any(m => reading.Holds(sentence, m.At));

        public bool HasPercent(Sentence sentence) => reading.All(Amounts.Percentages).Any(p => reading.Holds(sentence, p.At));

        public bool IsQuestion(Sentence sentence) => reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).TrimEnd().EndsWith("?");

        /// <summary>The token after the hit in the same sentence; <c>null</c> at its end.</summary>
        public Token? After(Hit hit, int steps = 1) =>
            hit.Last + steps < reading.Tokens.Count && reading.Tokens[hit.Last + steps].Sentence == reading.Tokens[hit.Last].Sentence ? reading.Tokens[hit.Last + steps] : null;

        public Token? BeforeHit(Hit hit) =>
            hit.First > 0 && reading.Tokens[hit.First - 1].Sentence == reading.Tokens[hit.First].Sentence ? reading.Tokens[hit.First - 1] : null;
    }

    extension(RuleCard card)
    {
        /// <summary>At a hit; its words are the first argument.</summary>
        public Finding Finds(string what, Heard heard, Hit hit, params IReadOnlyList<object> args) =>
            card.Finds(what, heard.Field, hit.Start, hit.Length, [heard.Reading.Words(hit), .. args]);

        /// <summary>At a stretch; its words are the first argument.</summary>
        public Finding Finds(string what, Heard heard, Stretch stretch, params IReadOnlyList<object> args)
        {
            var (start, length) = heard.Reading.Locate(stretch);
            return card.Finds(what, heard.Field, start, length, [heard.Reading.Words(stretch), .. args]);
        }
    }
}
