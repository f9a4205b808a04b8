namespace Quartett.Web.Controls;

/// <summary>How a post or one of its deliveries stands, as the screen shows it.</summary>
public enum Standing
{
    Draft,
    Planned,
    Sending,
    Delivered,
    Rejected,
    Uncertain,
    Held,
    Cancelled,
    Retracted,
    Late,
    Resting,
}
