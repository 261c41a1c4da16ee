import { test } from '@japa/runner'
import { liesIn, parseNetwork } from '#core/networks'

test.group('Networks', () => {
  const named = [
    { text: '10.0.0.0/8', network: { address: '10.0.0.0', prefix: 8 } },
    { text: ' 192.168.1.7 ', network: { address: '192.168.1.7', prefix: 32 } },
    { text: '2001:db8::/32', network: { address: '2001:db8::', prefix: 32 } },
    { text: '::1', network: { address: '::1', prefix: 128 } },
    { text: '0.0.0.0/0', network: { address: '0.0.0.0', prefix: 0 } },
    { text: '10.0.0.0/33', network: null },
    { text: '2001:db8::/129', network: null },
    { text: '10.0.0/8', network: null },
    { text: '10.0.0.0/8/8', network: null },
    { text: '10.0.0.0/', network: null },
    { text: '10.0.0.0/-1', network: null },
    { text: 'office', network: null },
    { text: '', network: null },
  ]
  for (const { text, network } of named) {
    test(`"${text}" names ${network ? `${network.address}/${network.prefix}` : 'none'}`, ({
      assert,
    }) => {
      assert.deepEqual(parseNetwork(text), network)
    })
  }

  const places = [
    { address: '10.255.255.255', networks: ['10.0.0.0/8'], inside: true },
    { address: '11.0.0.0', networks: ['10.0.0.0/8'], inside: false },
    { address: '192.168.1.127', networks: ['192.168.1.0/25'], inside: true },
    { address: '192.168.1.128', networks: ['192.168.1.0/25'], inside: false },
    { address: '192.168.1.7', networks: ['192.168.1.7'], inside: true },
    { address: '192.168.1.8', networks: ['192.168.1.7'], inside: false },
    { address: '::ffff:10.1.2.3', networks: ['10.0.0.0/8'], inside: true },
    { address: '2001:db8:ffff::1', networks: ['2001:db8::/32'], inside: true },
    { address: '2001:db9::1', networks: ['2001:db8::/32'], inside: false },
    { address: '10.1.1.1', networks: ['2001:db8::/32', '10.1.0.0/16'], inside: true },
    { address: '10.1.1.1', networks: [], inside: false },
    { address: 'nonsense', networks: ['0.0.0.0/0'], inside: false },
  ]
  for (const { address, networks, inside } of places) {
    test(`${address} lies ${inside ? 'in' : 'outside'} ${networks.join(', ') || 'nothing'}`, ({
      assert,
    }) => {
      assert.equal(liesIn(address, networks), inside)
    })
  }
})
