namespace Quartett.Core.Kernel;

/// <summary>What came of fetching a page for its link card.</summary>
public abstract record PageReading
{
    private PageReading() { }

    /// <summary>The page was read; a field it does not state is empty.</summary>
    /// <param name="Address">Where the page was found after redirects.</param>
    /// <param name="Title">Plain text, one line, at most 300 characters.</param>
    /// <param name="Description">Plain text, one line, at most 1,000 characters.</param>
    /// <param name="Image">The page's picture, not yet fetched.</param>
    public sealed record Found(Uri Address, string Title, string Description, Uri? Image) : PageReading;

    /// <summary>The page was not read.</summary>
    /// <param name="Code">One of <see cref="EgressCodes"/> or of <see cref="PageReader"/>'s.</param>
    /// <param name="Host">The host asked for.</param>
    public sealed record Refused(string Code, string Host) : PageReading;
}

/// <summary>What came of fetching the picture of a link card; the bytes are a stranger's and still have to pass the picture intake.</summary>
public abstract record PageImageReading
{
    private PageImageReading() { }

    /// <inheritdoc cref="PageImageReading"/>
    public sealed record Found(byte[] Bytes, Uri Address) : PageImageReading;

    /// <inheritdoc cref="PageReading.Refused"/>
    public sealed record Refused(string Code, string Host) : PageImageReading;
}
