#!/usr/bin/env bash
# Debian's nginx with the very configuration of docs/operations, before the nodes named in NODES ("host:port host:port …"),
# with a certificate made for it.
# nginx.sh --install   only installs
. "$(dirname "$0")/common.sh"

[ -x /usr/sbin/nginx ] || need_packages nginx-light
command -v openssl > /dev/null || need_packages openssl
[ "${1:-}" != --install ] || exit 0

user=$(id -un)
[ "$user" != root ] || user=www-data
home=$(new_home nginx)
mkdir -p "$home/temp"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$home/key.pem" -out "$home/certificate.pem" 2> "$home/openssl.log" \
  || { cat "$home/openssl.log" >&2; fail "no certificate could be made"; }

[ -n "${NODES:-}" ] || fail "NODES is missing"
documented=$servers/../../docs/operations/three-nodes.nginx.conf
for _ in 1 2 3; do
  port=$(free_port) plain=$(free_port)
  # the documented one with other addresses, and nothing else
  awk -v nodes="$NODES" '/^ *server 10\./ { if (!done++) { n = split(nodes, node, " "); for (i = 1; i <= n; i++) print "    server " node[i] " max_fails=2 fail_timeout=5s;" } next } { print }' "$documented" | sed \
    -e "s/listen 80;/listen 127.0.0.1:$plain;/" -e "s/listen 443 ssl http2;/listen 127.0.0.1:$port ssl http2;/" \
    -e "s#/etc/letsencrypt/live/social.example.com/fullchain.pem#$home/certificate.pem#" -e "s#/etc/letsencrypt/live/social.example.com/privkey.pem#$home/key.pem#" \
    -e 's/server_name social.example.com news.example.com/server_name localhost/' > "$home/quartett.conf"
  cat > "$home/nginx.conf" << CONF
daemon off;
worker_processes 1;
pid $home/nginx.pid;
error_log $home/error.log;
events { worker_connections 256; }
http {
    log_format nodes '\$upstream_addr \$status \$request';
    access_log $home/access.log nodes;
    client_body_temp_path $home/temp/body;
    proxy_temp_path $home/temp/proxy;
    fastcgi_temp_path $home/temp/fastcgi;
    uwsgi_temp_path $home/temp/uwsgi;
    scgi_temp_path $home/temp/scgi;
    include $home/quartett.conf;
}
CONF
  [ "$(id -u)" != 0 ] || chown -R "$user:" "$home"
  ( as_user "$user" /usr/sbin/nginx -t -q -e "$home/error.log" -c "$home/nginx.conf" ) >&2 || fail "nginx refuses the documented configuration"
  ( as_user "$user" /usr/sbin/nginx -e "$home/error.log" -c "$home/nginx.conf" ) >&2 &
  pids=($!)
  if await_ready listening "$port"; then
    printf '{"ready":true,"address":"https://localhost:%s","log":"%s"}\n' "$port" "$home/access.log"
    serve
  fi
done
cat "$home/error.log" >&2
fail "nginx did not start"
