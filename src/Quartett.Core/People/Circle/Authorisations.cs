using Quartett.Core.Kernel;

namespace Quartett.Core.People.Circle;

internal sealed class Authorisations(IRights rights, IKnowledge knowledge) : IAuthorisations
{
    public async Task<Authorisation> ToPublishAsync(WorkspaceId workspace, Guid channel, LoginId person, CancellationToken cancel)
    {
        var held = await rights.OfAsync(workspace, new Actor(ActorKind.Person, person, "", "en"), cancel);
        if (!held.HasFlag(Right.Publish)) return Authorisation.No("gate.mayNotPublish");
        // A company that asks for no proof gets the answer of before; a missing one names the courses that mend it.
        var known = await knowledge.OfAsync(workspace, channel, person, cancel);
        return known.Kind == Knowledge.Missing ? Authorisation.No("gate.knowledgeMissing") with { Courses = known.Courses } : Authorisation.Yes;
    }
}
