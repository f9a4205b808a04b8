namespace Quartett.Core.People.Training;

/// <summary>Draws a paper from a seed: the same seed draws the same paper, on every machine.</summary>
internal static class Drawing
{
    public const int Questions = 8;

    /// <summary>Eight of ten right, rounded up.</summary>
    public static int Needed(int questions) => (int)Math.Ceiling(questions * 0.8);

    public static DrawnPaper Draw(IReadOnlyList<Question> bank, ulong seed)
    {
        var random = new Mixed(seed);
        List<Question> shuffled = [.. random.Shuffle(bank)];
        // Knock-outs always, then each section of the policy once, then whatever comes.
        List<Question> drawn = [.. shuffled.Where(q => q.Knockout)];
        foreach (var section in shuffled.Select(q => q.Policy).Distinct().Where(p => drawn.TrueForAll(q => q.Policy != p)).ToList()) drawn.Add(shuffled.First(q => q.Policy == section));
        drawn.AddRange(shuffled.Except(drawn).Take(Math.Max(0, Questions - drawn.Count)).ToList());
        return new(seed, [.. random.Shuffle(drawn).Select(q => new DrawnQuestion(q.Id, Answers(q, random)))]);
    }

    private static List<int> Answers(Question question, Mixed random)
    {
        List<int> order;
        // An order that is shown as it should be would answer itself.
        do order = [.. random.Shuffle([.. Enumerable.Range(0, question.Answers.Count)])];
        while (question.Kind == QuestionKind.Order && order.SequenceEqual(Enumerable.Range(0, order.Count)));
        return order;
    }

    // SplitMix64: a few lines, and unlike the platform's generator it never changes.
    private sealed class Mixed(ulong state)
    {
        private ulong _state = state;

        public IEnumerable<T> Shuffle<T>(IReadOnlyList<T> items)
        {
            T[] all = [.. items];
            for (var i = all.Length - 1; i > 0; i--)
            {
                var other = (int)(Next() % (ulong)(i + 1));
                (all[i], all[other]) = (all[other], all[i]);
            }

            return all;
        }

        private ulong Next()
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
