import { lookup as resolve } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { TargetRefused } from '../../domain/exchange/exchange.errors.ts';

/** Networks in which machines of one's own, of a cloud, or nobody at all answers. */
const CLOSED = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];
const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/** 推送目标规则: what an operator opened; test mode opens loopback, so that a receiver on the same machine is one. */
export interface TargetRules {
  readonly networks: readonly string[];
  readonly http: boolean;
  readonly testMode: boolean;
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** 推送目标: which addresses messages may go to. A name is looked at when it is connected to and not before: what it means may change in between. */
export class WebhookTargets {
  private readonly closed = listOf(CLOSED);
  private readonly opened: BlockList;
  private readonly http: boolean;

  constructor({ networks, http, testMode }: TargetRules) {
    this.opened = listOf([...networks, ...(testMode ? LOOPBACK : [])]);
    this.http = http || testMode;
  }

  /** Refuses what can be refused without looking a name up. */
  assertAllowed(url: string): void {
    const { protocol, hostname } = new URL(url);
    if (protocol !== 'https:' && !this.http) throw new TargetRefused('it must be https', '须使用 https');
    const literal = hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) && !this.isOpen(literal)) throw new TargetRefused(CLOSED_EN, CLOSED_ZH);
  }

  isOpen(address: string): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return isIP(address) !== 0 && (this.opened.check(address, family) || !this.closed.check(address, family));
  }

  /** Looks a name up for a connection; a name with a single address in a closed network is refused as a whole. */
  readonly lookup = (hostname: string, options: LookupOptions, found: Found): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error, '');
      if (addresses.length === 0 || !addresses.every(({ address }) => this.isOpen(address))) return found(new TargetRefused(CLOSED_EN, CLOSED_ZH), '');
      if (options.all) return found(null, addresses);
      return found(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

const CLOSED_EN = 'its address is in a network that is not open to webhooks';
const CLOSED_ZH = '其地址处于未开放推送的网络';

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
}
