using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Drafting;

internal sealed class KeepTextBlockHandler(AppDbContext database) : IHandle<KeepTextBlock, Guid>
{
    public async Task<Outcome<Guid>> HandleAsync(KeepTextBlock command, Actor actor, CancellationToken cancel)
    {
        if (command.Id is { } id)
        {
            var block = await database.TextBlocks.FirstOrDefaultAsync(b => b.Id == id, cancel);
            if (block is null) return new Refusal("kernel.notFound");
            (block.Name, block.Text) = (command.Name.Trim(), command.Text);
            return id;
        }

        var fresh = new TextBlock { Id = Guid.CreateVersion7(), WorkspaceId = command.Workspace, Kind = command.Kind, Name = command.Name.Trim(), Text = command.Text };
        database.Add(fresh);
        return fresh.Id;
    }
}

internal sealed class DropTextBlockHandler(AppDbContext database) : IHandle<DropTextBlock, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(DropTextBlock command, Actor actor, CancellationToken cancel)
    {
        var block = await database.TextBlocks.FirstOrDefaultAsync(b => b.Id == command.Id, cancel);
        if (block is null) return new Refusal("kernel.notFound");
        database.Remove(block);
        return Nothing.AtAll;
    }
}

internal sealed class ListTextBlocksHandler(AppDbContext database) : IHandle<ListTextBlocks, IReadOnlyList<TextBlockView>>
{
    public async Task<Outcome<IReadOnlyList<TextBlockView>>> HandleAsync(ListTextBlocks command, Actor actor, CancellationToken cancel) =>
        await database.TextBlocks.AsNoTracking().OrderBy(b => b.Kind).ThenBy(b => b.Name).Select(b => new TextBlockView(b.Id, b.Kind, b.Name, b.Text)).ToListAsync(cancel);
}
