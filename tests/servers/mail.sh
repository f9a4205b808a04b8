#!/usr/bin/env bash
# A real mail server from Debian's packages: Exim takes mail (SMTP, STARTTLS, AUTH; SMTPS), Dovecot serves it (IMAP, IMAPS).
# Everything @example.test is delivered here, unknown names to "catchall", and nothing ever leaves the machine:
# bounce@example.test and other domains are refused with 550, greylist@example.test is put off with 451.
# mail.sh --install   only installs
. "$(dirname "$0")/common.sh"

need_packages exim4-daemon-light dovecot-imapd openssl
[ "${1:-}" != --install ] || exit 0

PATH=$PATH:/usr/sbin
users=(alice bob support catchall)
password=mail-pass-1
# one unprivileged user runs it all; for root that is the one Debian made for Exim
user=$(id -un)
[ "$user" != root ] || user=Debian-exim
home=$(new_home mail)
mkdir -p "$home"/{mail,spool,log,dovecot}
smtp=$(free_port) imap=$(free_port) smtps=$(free_port) imaps=$(free_port)

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$home/key.pem" -out "$home/certificate.pem" 2> "$home/openssl.log" \
  || { cat "$home/openssl.log" >&2; fail "no certificate could be made"; }
for name in "${users[@]}"; do echo "$name@example.test:{PLAIN}$password::::::"; done > "$home/users"

cat > "$home/dovecot.conf" << CONF
base_dir = $home/dovecot
state_dir = $home/dovecot
log_path = $home/log/dovecot.log
protocols = imap
listen = 127.0.0.1
default_login_user = $user
default_internal_user = $user
default_internal_group = $(id -gn "$user")
first_valid_uid = 1
first_valid_gid = 1
ssl = yes
ssl_cert = <$home/certificate.pem
ssl_key = <$home/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_username_format = %Lu
auth_default_realm = example.test
mail_location = maildir:$home/mail/%n
mail_max_userip_connections = 200
passdb {
  driver = passwd-file
  args = $home/users
}
userdb {
  driver = static
  args = uid=$(id -u "$user") gid=$(id -g "$user") home=$home/mail/%n
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \Sent
    auto = subscribe
  }
  mailbox Trash {
    special_use = \Trash
    auto = subscribe
  }
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = $imaps
  }
}
service imap {
  process_limit = 400
}
service stats {
  client_limit = 500
}
CONF

cat > "$home/exim.conf" << CONF
primary_hostname = mail.example.test
domainlist local_domains = example.test
exim_user = $user
exim_group = $(id -gn "$user")
deliver_drop_privilege = true
local_interfaces = 127.0.0.1
daemon_smtp_ports = $smtp : $smtps
tls_on_connect_ports = $smtps
tls_advertise_hosts = *
tls_certificate = $home/certificate.pem
tls_privatekey = $home/key.pem
spool_directory = $home/spool
log_file_path = $home/log/exim-%slog
pid_file_path = $home/exim.pid
host_lookup =
keep_environment =
rfc1413_query_timeout = 0s
auth_advertise_hosts = *
smtp_accept_max = 200
smtp_accept_max_per_connection = 1000
smtp_accept_queue_per_connection = 0
message_size_limit = 50M
acl_smtp_rcpt = recipients
acl_smtp_data = accept

begin acl
recipients:
  deny local_parts = bounce
       message = 5.1.1 no such user
  defer local_parts = greylist
        message = 4.7.1 try again later
  require domains = +local_domains
          message = 5.7.1 relaying denied
  accept

begin routers
known:
  driver = accept
  domains = +local_domains
  local_part_suffix = +*
  local_part_suffix_optional
  local_parts = $(IFS=:; echo "${users[*]}")
  transport = maildir
others:
  driver = redirect
  domains = +local_domains
  data = catchall@example.test

begin transports
maildir:
  driver = appendfile
  directory = $home/mail/\$local_part_data
  maildir_format
  create_directory
  delivery_date_add
  envelope_to_add
  return_path_add
  mode = 0600

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if eq{\$auth3}{$password}}
  server_set_id = \$auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if eq{\$auth2}{$password}}
  server_set_id = \$auth1
CONF

[ "$(id -u)" != 0 ] || chown -R "$user:" "$home"
cd "$home"
( as_user "$user" dovecot -F -c "$home/dovecot.conf" ) >&2 &
pids=($!)
( as_user "$user" exim4 -C "$home/exim.conf" -bdf -q1m ) >&2 &
pids+=($!)
for port in "$smtp" "$smtps" "$imap" "$imaps"; do
  await_ready listening "$port" || { cat "$home"/log/* >&2; fail "the mail server did not start"; }
done
printf '{"ready":true,"smtp":%s,"imap":%s,"smtps":%s,"imaps":%s,"domain":"example.test","users":["%s"],"password":"%s","certificate":"%s"}\n' \
  "$smtp" "$imap" "$smtps" "$imaps" "$(IFS=,; echo "${users[*]}" | sed 's/,/","/g')" "$password" "$home/certificate.pem"
serve
