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
