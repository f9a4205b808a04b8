using Quartett.Core.Kernel;

namespace Quartett.Core.People.Circle;

internal sealed class Authorisations(IRights rights, IKnowledge knowledge) : IAuthorisations
{
    public async Task<Authorisation> MayAsync(AuthorisationQuestion question, CancellationToken cancel)
    {
        var held = await rights.OfAsync(question.Workspace, new Actor(ActorKind.Person, question.Person, "", "en"), cancel);
        if (!held.HasFlag(question.What)) return Authorisation.No("gate.mayNotPublish");
        if (question.What != Right.Publish || question.Channel is not { } channel) return Authorisation.Yes;
        // A company that asks for no proof gets the answer of before; a missing one names the courses that mend it.
        var known = await knowledge.OfAsync(question.Workspace, channel, question.Person, cancel);
        return known.Kind == Knowledge.Missing ? Authorisation.No("gate.knowledgeMissing") with { Courses = known.Courses } : Authorisation.Yes;
    }
}
