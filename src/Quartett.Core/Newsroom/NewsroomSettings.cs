namespace Quartett.Core.Newsroom;

/// <summary>The Newsroom needs no form: it is there from the start.</summary>
public sealed class NewsroomSettings;
