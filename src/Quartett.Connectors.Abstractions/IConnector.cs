namespace Quartett.Connectors.Abstractions;

/// <summary>
/// Our code for one network. A connector has no state: everything it needs for a call comes with the call.
/// What it can do is said by the capability interfaces it implements (<see cref="Capabilities.IConnect"/>,
/// <see cref="Capabilities.IPublish"/> …) and by nothing else; there are no "supports" flags.
/// The build lists every connector of a project, so a new network is one new folder and one new test folder.
/// </summary>
public interface IConnector
{
    /// <summary>What people and the product need to know about the network before anything is sent.</summary>
    NetworkDescription Network { get; }

    /// <summary>The class whose <see cref="SettingAttribute"/> properties describe the form for a new channel.</summary>
    Type SettingsType { get; }
}
