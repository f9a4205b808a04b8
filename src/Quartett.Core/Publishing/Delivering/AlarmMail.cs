using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Notices;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>One mail about everything new, to everybody who may publish and wants to be told.</summary>
internal sealed class AlarmMail(AppDbContext database, IMail mail, IWords words, IPageAddresses addresses)
{
    private const int Named = 10;

    public async Task TellAsync(WorkspaceId workspace, IReadOnlyList<Alarm> alarms, CancellationToken cancel)
    {
        if (!mail.CanSend) return;
        var here = await database.Workspaces.AsNoTracking().SingleAsync(w => w.Id == workspace, cancel);
        var lines = await LinesAsync(alarms, cancel);
        // Only who may publish can do anything about it.
        var able = await database.Members.AsNoTracking().Where(m => m.WorkspaceId == workspace && m.LeftAt == null && m.Role != Role.Author).Select(m => m.LoginId).ToListAsync(cancel);
        var ids = able.ConvertAll(l => l.Value);
        var link = alarms is [var only] ? only.PostId is { } post ? addresses.Post(here.Slug, post.Value) : addresses.Channel(here.Slug, only.ChannelId) : addresses.Deliveries(here.Slug);
        foreach (var person in await database.Logins.AsNoTracking().Where(l => ids.Contains(l.Id) && l.WantsAlarms).ToListAsync(cancel))
        {
            var list = string.Join('\n', lines.Take(Named).Select(line => line(person.Language)));
            if (lines.Count > Named) list += "\n" + words.In(person.Language, "mail.alarm.more", lines.Count - Named);
            mail.Post(new(person.Email!, person.Language, "alarm", [lines.Count.ToString(CultureInfo.InvariantCulture), here.Name, list], link.ToString()));
        }
    }

    private async Task<IReadOnlyList<Func<string, string>>> LinesAsync(IReadOnlyList<Alarm> alarms, CancellationToken cancel)
    {
        var subjects = alarms.Select(a => a.Subject).ToList();
        var channelIds = alarms.Select(a => new Channels.ChannelId(a.ChannelId)).Distinct().ToList();
        var channels = await database.Set<Channels.Channel>().AsNoTracking().Where(c => channelIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id.Value, cancel);
        var postIds = alarms.Select(a => a.PostId).OfType<PostId>().Distinct().ToList();
        var posts = await database.Posts.AsNoTracking().Where(p => postIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var deliveryIds = subjects.ConvertAll(s => new DeliveryId(s));
        var deliveries = await database.Deliveries.AsNoTracking().Where(d => deliveryIds.Contains(d.Id)).ToDictionaryAsync(d => d.Id.Value, cancel);
        return [.. alarms.Select(alarm => (Func<string, string>)(language => Line(alarm, language)))];

        string Line(Alarm alarm, string language)
        {
            var channel = channels.TryGetValue(alarm.ChannelId, out var known) ? known.Name : "";
            var text = alarm.PostId is { } post && posts.TryGetValue(post, out var row) ? row.Said().FirstWords : "";
            var state = deliveries.TryGetValue(alarm.Subject, out var delivery) ? delivery.State.ToString() : "";
            return words.In(language, alarm.Kind == AlarmKind.NeedsPerson ? $"mail.alarm.{state}" : $"mail.alarm.{alarm.Kind}", text, channel);
        }
    }
}
