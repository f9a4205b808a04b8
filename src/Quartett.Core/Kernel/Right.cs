namespace Quartett.Core.Kernel;

/// <summary>What a person may do in a workspace. Roles are only named bundles of these; every check asks for a right.</summary>
[Flags]
public enum Right
{
    None = 0,

    /// <summary>See the workspace at all.</summary>
    See = 1,

    /// <summary>Write and change drafts, comment, upload media.</summary>
    Draft = 2,

    /// <summary>Make content public: schedule, publish, retract, hold and release.</summary>
    Publish = 4,

    /// <summary>Connect and change channels.</summary>
    ManageChannels = 8,

    /// <summary>Invite, change and remove members, help them back in.</summary>
    ManageMembers = 16,

    /// <summary>Change the company's data, read the audit trail, export.</summary>
    ManageWorkspace = 32,

    /// <summary>Ask for approval of what one has written.</summary>
    Submit = 64,

    /// <summary>Approve or return what others have written.</summary>
    Approve = 128,

    /// <summary>Answer people in the company's name.</summary>
    Answer = 256,

    /// <summary>Hide what others wrote below our posts.</summary>
    Hide = 512,

    /// <summary>Speak for the company in a crisis.</summary>
    Speak = 1024,
}

/// <summary>Answers which rights somebody holds in a workspace right now; asked anew for every use case.</summary>
public interface IRights
{
    /// <summary>The rights, or <see cref="Right.None"/> for somebody who is not in the workspace.</summary>
    Task<Right> OfAsync(WorkspaceId workspace, Actor actor, CancellationToken cancel);
}
