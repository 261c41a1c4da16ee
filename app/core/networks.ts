import { BlockList, isIP, isIPv4 } from 'node:net'

/** The range that a text names: `10.0.0.0/8`, `2001:db8::/32`, or a single address. Null when it names none. */
export function parseNetwork(text: string): { address: string; prefix: number } | null {
  const [address = '', length, ...rest] = text.trim().split('/')
  if (rest.length > 0 || isIP(address) === 0) return null
  const most = isIPv4(address) ? 32 : 128
  if (length === undefined) return { address, prefix: most }
  if (!/^\d{1,3}$/.test(length) || Number(length) > most) return null
  return { address, prefix: Number(length) }
}

/** Whether an address lies in one of the networks; an IPv4 address may be written as IPv6 (`::ffff:10.0.0.1`). */
export function liesIn(address: string, networks: readonly string[]): boolean {
  const family = isIP(address)
  if (family === 0) return false
  const list = new BlockList()
  for (const text of networks) {
    const network = parseNetwork(text)
    if (network) list.addSubnet(network.address, network.prefix, kindOf(network.address))
  }
  return list.check(address, kindOf(address))
}

function kindOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6'
}

/** Addresses that nobody on the internet has: private, local, reserved, for documentation, for many at once. */
const NOT_PUBLIC = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23'],
  ...['2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]

/** Whether an address belongs to the internet at large, and to nothing behind a wall. */
export function isPublicAddress(address: string): boolean {
  return isIP(address) !== 0 && !liesIn(address, NOT_PUBLIC)
}
