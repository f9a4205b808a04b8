namespace Quartett.Core.Policies.Language;

/// <summary>How rules come to readings: each text is read once for a judgement, whoever asks.</summary>
internal static class RuleReadings
{
    extension(RuleContext context)
    {
        public Reading Read(string text) => context.Once(text, static (t, c) => Reading.Of(t, c.OwnNames));
    }
}
