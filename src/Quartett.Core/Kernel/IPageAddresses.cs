namespace Quartett.Core.Kernel;

/// <summary>Where letters lead to. The host answers, because it alone makes addresses; absolute, from its configuration and never from what a request claims.</summary>
public interface IPageAddresses
{
    /// <summary>Of an invitation.</summary>
    Uri Join(string secret);

    /// <summary>Of a new password.</summary>
    Uri Reset(string secret);

    /// <param name="workspace">The workspace's address segment.</param>
    Uri Post(string workspace, Guid post);

    /// <inheritdoc cref="Post"/>
    Uri Channel(string workspace, Guid channel);

    /// <inheritdoc cref="Post"/>
    Uri Deliveries(string workspace);

    /// <summary>Where the policy in force is read and signed.</summary>
    /// <param name="workspace">The workspace's address segment.</param>
    Uri SignPolicy(string workspace);
}
