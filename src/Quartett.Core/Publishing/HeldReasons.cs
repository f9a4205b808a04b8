namespace Quartett.Core.Publishing;

/// <summary>Why a delivery is held; each has one sentence and one remedy in the resources (<c>held.…</c>).</summary>
public static class HeldReasons
{
    public const string Person = "person";

    /// <summary>It came due while everything was stopped.</summary>
    public const string Everything = "everything";

    /// <summary>Somebody who may not publish changed what it says.</summary>
    public const string ContentChanged = "contentChanged";

    public const string PolicyBlocks = "policyBlocks";

    /// <summary>The person in whose name it goes out may no longer publish there.</summary>
    public const string NotAuthorised = "notAuthorised";

    public const string ApprovalMissing = "approvalMissing";

    /// <summary>The channel must be connected again, or is gone.</summary>
    public const string ChannelDisconnected = "channelDisconnected";

    public const string ChannelPaused = "channelPaused";

    /// <summary>It was missed by more than an hour, while nothing was running.</summary>
    public const string Missed = "missed";

    /// <summary>The next one of its series is due already.</summary>
    public const string Overtaken = "overtaken";

    /// <summary>An image or video it names is no longer there.</summary>
    public const string MediaMissing = "mediaMissing";

    /// <summary>Some parts are out, and the post no longer begins with what they say.</summary>
    public const string PartsChanged = "partsChanged";

    /// <summary>Only a person has seen the post that is out; without its name on the network nothing can go below it.</summary>
    public const string PartUnknown = "partUnknown";

    /// <summary>No hold by a person: it waits until the network's allowance has room again.</summary>
    public const string Quota = "quota";

    /// <summary>Too many tries.</summary>
    public const string GaveUp = "gaveUp";

    /// <summary>What the gate's refusal means for a delivery that is planned already.</summary>
    internal static string OfGate(string? refusal) => refusal switch
    {
        "gate.contentChanged" => ContentChanged,
        "gate.policyBlocks" => PolicyBlocks,
        "gate.approvalMissing" => ApprovalMissing,
        _ => NotAuthorised,
    };
}
