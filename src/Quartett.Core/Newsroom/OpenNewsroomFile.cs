using Quartett.Core.Kernel;
using Quartett.Core.Newsroom.Writing;
using Quartett.Core.Persistence;

namespace Quartett.Core.Newsroom;

/// <summary>
/// Opens a picture, video or captions file of a Newsroom. Refuses with <c>newsroom.notFound</c>.
/// </summary>
/// <param name="Newsroom">The workspace's address segment.</param>
/// <param name="Key">As an article's media names it.</param>
[OpenTo(Openness.Everybody)]
public sealed record OpenNewsroomFile(string Newsroom, string Key) : IQuery<NewsroomFile>;

internal sealed class OpenNewsroomFileHandler(AppDbContext database, ArticleFiles files) : IHandle<OpenNewsroomFile, NewsroomFile>
{
    public async Task<Outcome<NewsroomFile>> HandleAsync(OpenNewsroomFile command, Actor actor, CancellationToken cancel)
    {
        if (await database.NewsroomOfAsync(command.Newsroom, cancel) is not { } workspace) return new Refusal("newsroom.notFound");
        return await files.OpenAsync(workspace.Id, command.Key, cancel) is { } content
            ? new NewsroomFile(content, ArticleFiles.TypeOf(command.Key))
            : new Refusal("newsroom.notFound");
    }
}
