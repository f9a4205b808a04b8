using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces.Founding;

/// <summary>Makes a code good that a node has just printed, on all nodes, and gives five new tries.</summary>
[OpenTo(Openness.Installation)]
public sealed record PrintCode(string Code) : IUseCase<Nothing>;

internal sealed class PrintCodeHandler(AppDbContext database, Tries tries) : IHandle<PrintCode, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(PrintCode command, Actor actor, CancellationToken cancel)
    {
        await tries.CountAsync(TryKinds.FirstRunCode, Tries.Hash(command.Code), await tries.MinuteAsync(cancel), cancel);
        await database.Tries.Where(t => t.Kind == TryKinds.WrongCode).ExecuteDeleteAsync(cancel);
        return Nothing.AtAll;
    }
}

/// <summary>Whether a node has printed this code. Five wrong answers on all nodes together, and none is right any more.</summary>
[OpenTo(Openness.Everybody)]
public sealed record TryCode(string Code) : IUseCase<bool>;

internal sealed class TryCodeHandler(AppDbContext database, Tries tries) : IHandle<TryCode, bool>
{
    private const int Most = 5;
    private const string All = "";

    public async Task<Outcome<bool>> HandleAsync(TryCode command, Actor actor, CancellationToken cancel)
    {
        await tries.CountAsync(TryKinds.WrongCode, All, 0, cancel);
        var code = Tries.Hash(command.Code);
        var right = await database.Tries.AnyAsync(t => t.Kind == TryKinds.FirstRunCode && t.Place == code, cancel);
        if (await tries.SumAsync(TryKinds.WrongCode, All, -1, cancel) > Most || !right) return false;
        await tries.TakeBackAsync(TryKinds.WrongCode, All, 0, cancel);
        return true;
    }
}
