namespace Quartett.Web.Controls;

/// <summary>The four factors of the concert; each has one colour and one shape everywhere.</summary>
public enum Voice
{
    Marketing,
    Objectives,
    Policy,
    People,
}
