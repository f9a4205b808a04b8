using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Takes one of the tries to sign in that a place has: twenty within a quarter of an hour. Success gives it back.</summary>
/// <param name="Place">Where it comes from, such as an address of the network.</param>
[OpenTo(Openness.Everybody)]
public sealed record TakeTry(string Place) : IUseCase<TakenTry>;

/// <param name="Allowed">False when none was left; then none was taken, and there is nothing to give back.</param>
public sealed record TakenTry(bool Allowed, long Minute);

internal sealed class TakeTryHandler(Tries tries) : IHandle<TakeTry, TakenTry>
{
    private const int Most = 20;
    private const int Minutes = 15;

    public async Task<Outcome<TakenTry>> HandleAsync(TakeTry command, Actor actor, CancellationToken cancel)
    {
        var place = Tries.Hash(command.Place);
        var minute = await tries.MinuteAsync(cancel);
        await tries.CountAsync(TryKinds.SignIn, place, minute, cancel);
        if (await tries.SumAsync(TryKinds.SignIn, place, minute - Minutes, cancel) <= Most) return new TakenTry(true, minute);
        // Knocking at a closed door does not keep it closed.
        await tries.TakeBackAsync(TryKinds.SignIn, place, minute, cancel);
        return new TakenTry(false, minute);
    }
}

/// <summary>Gives a try back that has cost nothing: it was right, or no secret was tried.</summary>
[OpenTo(Openness.Everybody)]
public sealed record GiveTryBack(string Place, long Minute) : IUseCase<Nothing>;

internal sealed class GiveTryBackHandler(Tries tries) : IHandle<GiveTryBack, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(GiveTryBack command, Actor actor, CancellationToken cancel)
    {
        await tries.TakeBackAsync(TryKinds.SignIn, Tries.Hash(command.Place), command.Minute, cancel);
        return Nothing.AtAll;
    }
}
