namespace Quartett.Web.Controls;

public enum AvatarSize
{
    Small,
    Medium,
    Large,
}
