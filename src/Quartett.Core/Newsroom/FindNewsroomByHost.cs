using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Newsroom;

/// <summary>
/// The address segment of the workspace whose Newsroom has this host name.
/// Refuses with <c>newsroom.notFound</c> when no Newsroom has it.
/// </summary>
/// <param name="Host">A host name without port.</param>
[OpenTo(Openness.Everybody)]
public sealed record FindNewsroomByHost(string Host) : IQuery<string>;

internal sealed class FindNewsroomByHostHandler(AppDbContext database) : IHandle<FindNewsroomByHost, string>
{
    public async Task<Outcome<string>> HandleAsync(FindNewsroomByHost command, Actor actor, CancellationToken cancel)
    {
        var host = command.Host.ToLowerInvariant();
        var slug = await database.Workspaces.Where(w => w.NewsroomHost == host).Select(w => w.Slug).FirstOrDefaultAsync(cancel);
        return slug is null ? new Refusal("newsroom.notFound") : slug;
    }
}
