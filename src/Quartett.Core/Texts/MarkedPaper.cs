using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Quartett.Core.Texts;

/// <summary>Text with marks as blocks of a paper.</summary>
public static class MarkedPaper
{
    /// <param name="below">The level of the heading it stands under.</param>
    public static IReadOnlyList<PaperBlock> Of(string markdown, int below)
    {
        var document = MarkedText.Parse(markdown);
        MarkedText.ShiftHeadings(document, below);
        List<PaperBlock> blocks = [];
        foreach (var block in document) Add(block, blocks);
        return blocks;
    }

    private static void Add(Block block, List<PaperBlock> blocks)
    {
        switch (block)
        {
            case HeadingBlock heading:
                blocks.Add(new PaperHeading(Math.Min(heading.Level, 3), string.Concat(Runs(heading.Inline).Select(r => r.Text))));
                break;
            case ListBlock list:
                blocks.Add(new PaperList([.. list.OfType<ListItemBlock>().Select(Item)], list.IsOrdered));
                break;
            case Table table:
                var rows = table.OfType<TableRow>().Select(r => (IReadOnlyList<string>)[.. r.OfType<TableCell>().Select(c => string.Concat(Item(c).Select(run => run.Text)))]).ToList();
                if (rows.Count > 0) blocks.Add(new PaperTable(rows[0], rows[1..], [.. rows[0].Select(_ => 1.0)]));
                break;
            case LeafBlock { Inline: { } inline }:
                blocks.Add(new PaperText(Runs(inline)));
                break;
            case CodeBlock code:
                blocks.Add(new PaperText(code.Lines.ToString()));
                break;
            case ThematicBreakBlock:
                blocks.Add(new PaperRule());
                break;
            case ContainerBlock container:
                foreach (var child in container) Add(child, blocks);
                break;
        }
    }

    // What lies deeper in an item follows on a line of its own.
    private static IReadOnlyList<PaperRun> Item(ContainerBlock item)
    {
        List<PaperRun> runs = [];
        foreach (var leaf in item.Descendants<LeafBlock>())
        {
            if (runs.Count > 0) runs.Add(new("\n"));
            if (leaf.Inline is { } inline) runs.AddRange(Runs(inline));
            else if (leaf is CodeBlock code) runs.Add(new(code.Lines.ToString()));
        }

        return runs;
    }

    private static IReadOnlyList<PaperRun> Runs(ContainerInline? inlines)
    {
        List<PaperRun> runs = [];
        Add(inlines, strong: false, runs);
        return runs;
    }

    private static void Add(ContainerInline? inlines, bool strong, List<PaperRun> runs)
    {
        foreach (var inline in inlines ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal: runs.Add(new(literal.Content.ToString(), strong)); break;
                case CodeInline code: runs.Add(new(code.Content, strong)); break;
                case AutolinkInline link: runs.Add(new(link.Url, strong)); break;
                case HtmlEntityInline entity: runs.Add(new(entity.Transcoded.ToString(), strong)); break;
                case LineBreakInline: runs.Add(new("\n", strong)); break;
                case LinkInline link:
                    var before = runs.Count;
                    Add(link, strong, runs);
                    var shown = new StringBuilder().AppendJoin("", runs.Skip(before).Select(r => r.Text)).ToString();
                    // On paper nobody can press a link.
                    if (link.Url is { } url && !shown.Contains(url, StringComparison.Ordinal)) runs.Add(new($" ({url})", strong));
                    break;
                case EmphasisInline emphasis: Add(emphasis, strong || emphasis is { DelimiterChar: '*' or '_', DelimiterCount: >= 2 }, runs); break;
                case ContainerInline container: Add(container, strong, runs); break;
            }
        }
    }
}
