using Quartett.Core.Kernel;

namespace Quartett.Core.People.Circle;

internal sealed class Authorisations(IRights rights, IKnowledge knowledge) : IAuthorisations
{
    public async Task<Authorisation> ToPublishAsync(WorkspaceId workspace, Guid channel, LoginId person, CancellationToken cancel)
    {
        var held = await rights.OfAsync(workspace, new Actor(ActorKind.Person, person, "", "en"), cancel);
        if (!held.HasFlag(Right.Publish)) return Authorisation.No("gate.mayNotPublish");
        // Unknown is no proof against anybody: without training in the house nobody can be asked for it.
        return await knowledge.OfAsync(workspace, channel, person, cancel) == Knowledge.Missing ? Authorisation.No("gate.knowledgeMissing") : Authorisation.Yes;
    }
}

internal sealed class KnowledgeNotYet : IKnowledge
{
    public Task<Knowledge> OfAsync(WorkspaceId workspace, Guid channel, LoginId person, CancellationToken cancel) => Task.FromResult(Knowledge.Unknown);
}
