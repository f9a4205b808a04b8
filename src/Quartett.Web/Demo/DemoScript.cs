using NodaTime;
using NodaTime.Extensions;
using Quartett.Core.Publishing;

namespace Quartett.Web.Demo;

/// <summary>Plays the eight weeks in order of time, up to now.</summary>
internal sealed class DemoScript(DemoStage stage, DemoCast cast, DateTimeZone zone, DemoShelf shelf, DateTimeOffset now)
{
    private readonly List<(DateTimeOffset At, Func<Task> Happens)> _events = [];
    private readonly LocalDate _today = now.ToInstant().InZone(zone).Date;

    public async Task PlayAsync()
    {
        for (var i = 0; i < DemoPosts.All.Count; i++) Prepare(DemoPosts.All[i], i);
        _events.AddRange(DemoPolicy.Events(stage, cast, now));
        foreach (var (at, happens) in _events.OrderBy(e => e.At))
        {
            stage.Clock.Set(at);
            await happens();
        }
    }

    private void Prepare(DemoPost post, int number)
    {
        var due = Due(post);
        // What lies ahead was written in the last days; what is behind, two days before it went out.
        var written = due < now ? due.AddDays(-1.8).AddMinutes(number) : now.AddDays(-1 - number % 4).AddHours(-3).AddMinutes(-number * 7);
        var first = stage.Clock.GetUtcNow().AddMinutes(10 + number);
        if (written < first) written = first;
        PostId id = default;
        Happens(written, async () => id = await stage.AskAsync(new DraftPost(cast.Workspace, Content(post, post.FirstText ?? post.Text)), cast.People[post.Author]));
        if (post.FirstText is not null)
        {
            Happens(written.AddHours(2), async () =>
            {
                var before = await stage.AskAsync(new ShowPost(cast.Workspace, id), cast.People[DemoPerson.Tom]);
                await stage.AskAsync(new EditPost(cast.Workspace, id, before.Revision, Content(post, post.Text)), cast.People[DemoPerson.Tom]);
            });
        }

        for (var i = 0; i < post.Comments.Length; i++)
        {
            var (who, text) = post.Comments[i];
            Happens(written.AddHours(2.2 + i * 0.4), () => stage.AskAsync(new AddComment(cast.Workspace, id, text), cast.People[who]));
        }

        Plan(post, due, written.AddHours(4), () => id);
    }

    private void Plan(DemoPost post, DateTimeOffset due, DateTimeOffset at, Func<PostId> id)
    {
        // An apprentice writes; somebody who may publish decides.
        var editor = cast.People[post.Author == DemoPerson.Jana ? DemoPerson.Jana : DemoPerson.Tom];
        switch (post.End)
        {
            case DemoEnd.Backlog:
                return;
            case DemoEnd.Planned:
                Happens(at, () => stage.AskAsync(new PlanPost(cast.Workspace, id(), On(post)), cast.People[post.Author]));
                return;
            case DemoEnd.Repeated:
                var weekly = new Recurrence { Weekdays = [(int)IsoDayOfWeek.Wednesday], First = On(post).Date, Time = post.Time };
                Happens(at, () => stage.AskAsync(new RepeatPost(cast.Workspace, id(), weekly), editor));
                return;
            case DemoEnd.Rejected:
                Happens(due.AddMinutes(-5), () => cast.RefusePicturesAsync(stage, refuse: true));
                Happens(due.AddMinutes(5), () => cast.RefusePicturesAsync(stage, refuse: false));
                break;
        }

        Happens(at, () => stage.AskAsync(new SchedulePost(cast.Workspace, id(), new Moment.OnTheClock(On(post), Fold.First)), editor));
        if (post.End == DemoEnd.Held) Happens(at.AddMinutes(30), () => stage.AskAsync(new HoldPost(cast.Workspace, id()), editor));
        if (due < now) Happens(due.AddSeconds(1), stage.DeliverAsync);
    }

    private PostContent Content(DemoPost post, string text) => new()
    {
        Text = text,
        Language = "de",
        Images = [.. post.Pictures.Select(key => new PostImage(shelf[key].Media, shelf[key].AltText))],
        More = [.. post.More.Select(part => new PostPart(part))],
        Variants =
        [
            .. post.To.Select(channel => channel == 'N'
                ? new PostVariant(cast.Channels[channel], string.Join("\n\n", [$"# {post.Title}", text, .. post.More]))
                : new PostVariant(cast.Channels[channel], FirstComment: post.FirstComment)),
        ],
    };

    private LocalDateTime On(DemoPost post) => _today.PlusDays(post.Day) + post.Time;

    private DateTimeOffset Due(DemoPost post) => On(post).InZoneLeniently(zone).ToDateTimeOffset().ToUniversalTime();

    private void Happens(DateTimeOffset at, Func<Task> what) => _events.Add((at, what));
}
