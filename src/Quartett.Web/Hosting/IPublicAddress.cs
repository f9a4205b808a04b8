namespace Quartett.Web.Hosting;

/// <summary>Where the world finds this installation. Mails, feeds, permalinks and redirects start here.</summary>
public interface IPublicAddress
{
    /// <summary>Scheme, host and port, with a closing slash.</summary>
    Uri Root { get; }
}
