using DiffPlex;
using DiffPlex.Chunkers;

namespace Quartett.Core.Texts;

/// <summary>What changed between two texts, word by word.</summary>
internal static class Difference
{
    public static IReadOnlyList<TextChange> Between(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new WordChunker());
        var changes = new List<TextChange>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(changes, ChangeKind.Same, diff.PiecesNew.Skip(at).Take(block.InsertStartB - at));
            Add(changes, ChangeKind.Removed, diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(changes, ChangeKind.Added, diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(changes, ChangeKind.Same, diff.PiecesNew.Skip(at));
        return changes;
    }

    private static void Add(List<TextChange> changes, ChangeKind kind, IEnumerable<string> pieces)
    {
        var text = string.Concat(pieces);
        if (text.Length > 0) changes.Add(new(kind, text));
    }
}
