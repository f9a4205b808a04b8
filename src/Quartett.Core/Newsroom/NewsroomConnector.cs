using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.Core.Newsroom.Writing;

namespace Quartett.Core.Newsroom;

/// <summary>The company's own channel as a network like any other, except that publishing is a row in our own database.</summary>
public sealed class NewsroomConnector(IServiceScopeFactory scopes) : IConnect, IPublish, IReadOwnPosts, IEdit, IRetract
{
    public NetworkDescription Network { get; } = new(
        "newsroom", "Newsroom", "N", "#8a5a2b",
        new PostLimits
        {
            Text = [new(Desk.LongestText, TextUnit.Utf16)],
            Images = new(10, 4_000_000, ["image/jpeg", "image/png", "image/webp"], 2560),
            Video = new(1, ArticleMediaCopy.LargestFile, ["video/mp4"], null, 1_000_000),
            AltTextMax = 2_000,
            MixedMedia = true,
            LinkCard = true,
            Markdown = true,
        },
        Idempotency.Handle,
        BuiltIn: true);

    public Type SettingsType => typeof(NewsroomSettings);

    public Task<ConnectedProfile> ConnectAsync(ChannelAccess access, CancellationToken cancel) => TestAsync(access, cancel);

    public Task<ConnectedProfile> TestAsync(ChannelAccess access, CancellationToken cancel) => AtDeskAsync(async desk =>
    {
        var workspace = await desk.WorkspaceAsync(access.Workspace, cancel);
        return new ConnectedProfile(workspace.Id.ToString(), workspace.Slug, workspace.Name, desk.AddressOf(workspace));
    });

    public string? ChooseHandle(OutgoingPost post, TimeProvider clock) => post.DeliveryId.ToString("N");

    public Task<DeliveryReceipt> PublishAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel) =>
        AtDeskAsync(desk => desk.PublishAsync(access.Workspace, post, handle ?? ChooseHandle(post, access.Clock)!, access.Clock.GetUtcNow(), cancel));

    public Task<DeliveryReceipt?> FindAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel) =>
        AtDeskAsync(desk => desk.FindAsync(access.Workspace, handle ?? ChooseHandle(post, access.Clock)!, cancel));

    public Task<DeliveryReceipt> EditAsync(ChannelAccess access, OutgoingPost post, DeliveryReceipt receipt, CancellationToken cancel) =>
        AtDeskAsync(desk => desk.EditAsync(access.Workspace, post, receipt.RemoteId, access.Clock.GetUtcNow(), cancel));

    public Task RetractAsync(ChannelAccess access, DeliveryReceipt receipt, CancellationToken cancel) => AtDeskAsync(async desk =>
    {
        await desk.RetractAsync(access.Workspace, receipt.RemoteId, access.Clock.GetUtcNow(), cancel);
        return true;
    });

    // A connector lives as long as the process, a database session as long as one call.
    private async Task<T> AtDeskAsync<T>(Func<Desk, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<Desk>());
    }
}
