import { strings } from '../addresses';
import type { ImageRow } from '../row';
import { ownedBy } from '../shapes';

/** Titles, repositories and ports of images with all their files in /config. */
const IMAGES = `
Airsonic Advanced|airsonic-advanced|4040
Bazarr|bazarr|6767
Beets|beets|8337
BookStack|bookstack|80
Calibre|calibre|8080
Calibre-Web|calibre-web|8083
code-server|code-server|8443
Deluge|deluge|8112
DokuWiki|dokuwiki|80
DuckDNS|duckdns|
Duplicati|duplicati|8200
Emby|emby|8096
FreshRSS|freshrss|80
Grocy|grocy|80
HedgeDoc|hedgedoc|3000
Heimdall|heimdall|80
Home Assistant|homeassistant|8123
Jackett|jackett|9117
Jellyfin|jellyfin|8096
Kavita|kavita|5000
LazyLibrarian|lazylibrarian|5299
Lidarr|lidarr|8686
Medusa|medusa|8081
mStream|mstream|3000
Mylar3|mylar3|8090
netboot.xyz|netbootxyz|3000
ngircd|ngircd|6667
nginx|nginx|80
NZBGet|nzbget|6789
NZBHydra2|nzbhydra2|5076
Ombi|ombi|3579
Overseerr|overseerr|5055
phpMyAdmin|phpmyadmin|80
Plex|plex|32400
Prowlarr|prowlarr|9696
PyLoad|pyload-ng|8000
qBittorrent|qbittorrent|8080
Radarr|radarr|7878
Readarr|readarr|8787
Resilio Sync|resilio-sync|8888
rutorrent|rutorrent|80
SABnzbd|sabnzbd|8080
SickChill|sickchill|8081
SickGear|sickgear|8081
Snipe-IT|snipe-it|80
Sonarr|sonarr|8989
SWAG|swag|443
Syncthing|syncthing|8384
Tautulli|tautulli|8181
Transmission|transmission|9091
UniFi Network Application|unifi-network-application|8443
UniFi Controller|unifi-controller|8443
Webtop|webtop|3000
WireGuard|wireguard|51820
ZNC|znc|6501
`;

/** Apps with a SQLite database. */
const SQLITE_APPS =
  ' bazarr calibre-web emby jackett jellyfin kavita lidarr ombi overseerr plex prowlarr radarr readarr sonarr tautulli ';

const FAMILY = {
  role: 'files',
  data: [{ path: '/config' }],
  programs: ['init'],
  ...ownedBy(911, ['PUID', 'PGID']),
} as const satisfies Partial<ImageRow>;

/** Further images, whose titles are their names. */
const OTHERS = strings(
  'adguardhome-sync airsonic apprise-api babybuddy boinc booksonic-air budge changedetection.io chromium cops couchpotato daapd davos ddclient digikam diskover domoticz doplarr doublecommander embystat emulatorjs fail2ban faster-whisper ferdium filezilla firefox flexget foldingathome grav habridge handbrake headphones healthchecks htpcmanager hydra2 kali-linux kimai kometa libreoffice librespeed limnoria lychee manyfold mastodon minisatip monica muximux mylar mysql-workbench netbox obsidian onlyoffice openssh-server openvpn-as openvscode-server organizr oscam paperless-ng paperless-ngx papermerge piwigo planka projectsend pwndrop pydio-cells qdirstat quassel-core quassel-web raneto rdesktop remmina requestrr rsnapshot rustdesk scrutiny smokeping snapdrop speedtest-tracker sqlitebrowser syslog-ng thelounge tvheadend ubooquity webgrabplus wikijs wireshark xbackbone',
);

export const rows: readonly ImageRow[] = [
  {
    ...FAMILY,
    title: 'apps of LinuxServer',
    repositories: OTHERS.map((name) => `linuxserver/${name}`),
    sources: {
      page: 'https://docs.linuxserver.io/images/',
      user: 'https://docs.linuxserver.io/general/understanding-puid-and-pgid/',
    },
  },
  ...IMAGES.trim()
    .split('\n')
    .map((line): ImageRow => {
      const [title = '', name = '', port = ''] = line.split('|');
      const locks = SQLITE_APPS.includes(` ${name} `);
      return {
        ...FAMILY,
        title: `${title} of LinuxServer`,
        repositories: [`linuxserver/${name}`],
        ...(port === '' ? {} : { ports: [Number(port)] }),
        ...(locks ? { needs: ['locks'], writers: 'one' } : {}),
        sources: {
          page: `https://docs.linuxserver.io/images/docker-${name}/`,
          user: 'https://docs.linuxserver.io/general/understanding-puid-and-pgid/',
          ...(locks ? { needs: 'https://www.sqlite.org/faq.html#q5' } : {}),
        },
      };
    }),
  {
    ...FAMILY,
    title: 'Nextcloud of LinuxServer',
    repositories: ['linuxserver/nextcloud'],
    data: [{ path: '/config' }, { name: 'files', path: '/data' }],
    ports: [443],
    sources: {
      page: 'https://docs.linuxserver.io/images/docker-nextcloud/',
      user: 'https://docs.linuxserver.io/general/understanding-puid-and-pgid/',
    },
  },
];
