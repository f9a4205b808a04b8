using System.Text.Json.Serialization;

namespace Quartett.TestNetwork;

/// <summary>How the network lets us find out whether a post has arrived.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Variant>))]
public enum Variant
{
    /// <summary>A handle chosen by us names the post; the same handle never publishes twice.</summary>
    Handle,

    /// <summary>Only a list of the newest posts.</summary>
    List,

    /// <summary>Nothing at all.</summary>
    Bare,
}
