using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Approving;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Publishing.Drafting;
using Quartett.Core.Publishing.Repeating;
using Quartett.Core.Publishing.Scheduling;

namespace Quartett.Core.Publishing;

internal static class PublishingModule
{
    public static void Register(IServiceCollection services)
    {
        services.AddScoped<Drafts>().AddScoped<Cards>().AddScoped<DeliveryViews>();
        services.AddScoped<Statements>().AddScoped<Gate>().AddScoped<Seal>().AddScoped<ChannelList>();
        services.AddSingleton<IApprovals, ApprovalsNotYet>();
        services.AddScoped<Moments>().AddScoped<FreeSlots>().AddScoped<Admission>();
        services.AddScoped<PlanningAhead>().AddScoped<Upcoming>();
        services.AddSingleton<PostStages>();
        services.AddScoped<Claims>().AddScoped<Preparing>().AddScoped<Settling>().AddScoped<Asking>().AddScoped<Recording>().AddScoped<Packing>().AddScoped<Allowances>().AddScoped<Retracting>().AddScoped<Watches>().AddScoped<AlarmMail>();
        services.AddSingleton<GroupCommit>().AddSingleton<Sending>().AddSingleton<Flow>().AddSingleton<NodeSign>();
        services.AddSingleton<DeliveryBell>().AddSingleton<IListen>(s => s.GetRequiredService<DeliveryBell>());
        services.TryAddSingleton(new DeliveryPace());
        services.TryAddSingleton<IDeliverySteps, NoSteps>();
        services.AddSingleton<IDeliveries, Deliveries>();
        services.AddScoped<IMediaUse, PostMediaUse>();
        services.AddScoped<IAfterRestore, MissedSinceBackup>();
    }
}
