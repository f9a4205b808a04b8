using System.Security.Cryptography;
using Quartett.Core.Kernel;
using Quartett.Core.Media.Library;

namespace Quartett.Core.Media;

/// <summary>Reads what a page says of itself for its link card; its picture goes into the library.</summary>
/// <param name="Address">As typed; <c>https</c> is assumed where no scheme is given.</param>
[Needs(Right.Draft), ReachesOut]
public sealed record ReadLinkCard(WorkspaceId Workspace, string Address) : IUseCase<LinkCardRead>, IInWorkspace;

/// <param name="Address">Where the page was found after redirects.</param>
/// <param name="Thumbnail">A picture of the library, or <c>null</c> where the page names none that can be used.</param>
public sealed record LinkCardRead(string Address, string Title, string Description, Guid? Thumbnail);

internal sealed class ReadLinkCardHandler(PageReader pages, UseCases useCases, FetchedPictures fetched) : IHandle<ReadLinkCard, LinkCardRead>
{
    private const string Field = "address";
    private const int LongestAddress = 2000;

    public async Task<Outcome<LinkCardRead>> HandleAsync(ReadLinkCard command, Actor actor, CancellationToken cancel)
    {
        if (Whole(command.Address) is not { } address) return new Refusal(EgressCodes.Invalid, Field);
        return await pages.ReadAsync(address, cancel) switch
        {
            PageReading.Found page => new LinkCardRead(page.Address.AbsoluteUri, page.Title, page.Description, await PictureAsync(command.Workspace, page, actor, cancel)),
            PageReading.Refused refused => new Refusal(refused.Code, Field, refused.Host),
            _ => throw new InvalidOperationException("A page is either found or refused."),
        };
    }

    private static Uri? Whole(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length is 0 or > LongestAddress || text.Any(char.IsWhiteSpace)) return null;
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
    }

    // A card without a picture is still a card, so nothing about the picture refuses the whole.
    private async Task<Guid?> PictureAsync(WorkspaceId workspace, PageReading.Found page, Actor actor, CancellationToken cancel)
    {
        if (page.Image is null || await pages.ReadImageAsync(page.Image, cancel) is not PageImageReading.Found image) return null;
        // The card is read again with every draft that names the page; its picture is kept once.
        var hash = Convert.ToHexStringLower(SHA256.HashData(image.Bytes));
        if (await fetched.FindAsync(hash, cancel) is { } known) return known;
        await using var content = new MemoryStream(image.Bytes, writable: false);
        var taken = await useCases.RunAsync(new UploadMedia(workspace, content, page.Address.Host + ".jpg", ContentHash: hash), actor, cancel);
        return taken.Done ? taken.Value.Id : null;
    }
}
