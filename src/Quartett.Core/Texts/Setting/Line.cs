namespace Quartett.Core.Texts.Setting;

/// <summary>Pieces that stand beside each other.</summary>
internal sealed record Line(IReadOnlyList<Piece> Pieces);

/// <param name="At">Points from the left edge of the line.</param>
internal sealed record Piece(string Text, bool Strong, double At);

/// <summary>Breaks text into lines that fit.</summary>
internal sealed class Lines(Func<string, bool, string> settable)
{
    public IReadOnlyList<Line> Break(IReadOnlyList<PaperRun> runs, double size, double width)
    {
        List<Line> lines = [];
        List<Piece> pieces = [];
        var (at, gap) = (0.0, 0.0);
        foreach (var run in runs)
        {
            var face = run.Strong ? Face.Strong : Face.Regular;
            var space = face.Width(" ", size);
            foreach (var (paragraph, number) in run.Text.Split('\n').Select((p, i) => (p, i)))
            {
                if (number > 0) End();
                if (paragraph.StartsWith(' ') && pieces.Count > 0) gap = space;
                foreach (var (word, wordNumber) in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((w, i) => (w, i)))
                {
                    if (wordNumber > 0) gap = space;
                    Put(settable(word, run.Strong), run.Strong, face);
                }

                gap = paragraph.EndsWith(' ') ? space : 0;
            }
        }

        End();
        return lines;

        void Put(string word, bool strong, Face face)
        {
            var wide = face.Width(word, size);
            if (at + gap + wide > width && pieces.Count > 0)
            {
                // A mark that clings to the word before it stays there, even a little over the edge.
                if (gap == 0 && word.Length <= 2)
                {
                    pieces.Add(new(word, strong, at));
                    at += wide;
                    return;
                }

                End();
            }

            while (wide > width && word.Length > 1)
            {
                var fits = Enumerable.Range(1, word.Length).TakeWhile(n => face.Width(word[..n], size) <= width).DefaultIfEmpty(1).Last();
                lines.Add(new([new(word[..fits], strong, 0)]));
                word = word[fits..];
                wide = face.Width(word, size);
            }

            pieces.Add(new(word, strong, at + gap));
            at += gap + wide;
            gap = 0;
        }

        void End()
        {
            if (pieces.Count > 0) lines.Add(new(pieces));
            pieces = [];
            at = gap = 0;
        }
    }
}
