namespace Quartett.Core.Texts;

/// <summary>What is to be put on paper: A4, upright, in the order given.</summary>
/// <param name="Language">de or en; hyphens and readers need it.</param>
/// <param name="Foot">Stands at the bottom of every page.</param>
/// <param name="PageOf">How pages are counted: {0} is the page, {1} how many there are.</param>
public sealed record Paper(string Title, string Language, string Foot, string PageOf, IReadOnlyList<PaperBlock> Blocks);

public abstract record PaperBlock;

/// <param name="Level">1 for the title of the whole, then 2 and 3.</param>
public sealed record PaperHeading(int Level, string Text) : PaperBlock;

public sealed record PaperText(IReadOnlyList<PaperRun> Runs, bool Small = false) : PaperBlock
{
    public PaperText(string text, bool small = false) : this([new(text)], small)
    {
    }
}

/// <param name="Numbered">From 1; else with a dot.</param>
public sealed record PaperList(IReadOnlyList<IReadOnlyList<PaperRun>> Items, bool Numbered = false) : PaperBlock;

/// <param name="Widths">Shares of the width, one for each column.</param>
public sealed record PaperTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<double> Widths) : PaperBlock;

/// <param name="Png">A picture in the format PNG.</param>
/// <param name="Width">In millimetres; it is made smaller where it would not fit.</param>
public sealed record PaperPicture(byte[] Png, double Width) : PaperBlock;

/// <summary>A line across, to part what does not belong together.</summary>
public sealed record PaperRule : PaperBlock;

public sealed record PaperRun(string Text, bool Strong = false);
