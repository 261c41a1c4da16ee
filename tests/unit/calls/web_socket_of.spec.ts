import { test } from '@japa/runner'
import { webSocketOf, type BrowserWay } from '#app/calls/browser_telephone'

const WAY: BrowserWay = {
  browserUrl: null,
  publicAddress: null,
  address: '10.0.0.5',
  wsPort: 5066,
  wssPort: 7443,
}

test.group('Where a browser reaches its switch', () => {
  test('a page over https goes by wss, another by ws', ({ assert }) => {
    assert.equal(webSocketOf(WAY, true), 'wss://10.0.0.5:7443')
    assert.equal(webSocketOf(WAY, false), 'ws://10.0.0.5:5066')
  })

  test('with one port alone there is that one or none', ({ assert }) => {
    assert.isNull(webSocketOf({ ...WAY, wssPort: null }, true))
    assert.equal(webSocketOf({ ...WAY, wsPort: null }, false), 'wss://10.0.0.5:7443')
    assert.isNull(webSocketOf({ ...WAY, wsPort: null, wssPort: null }, false))
  })

  test('the public address goes before the own one', ({ assert }) => {
    assert.equal(
      webSocketOf({ ...WAY, publicAddress: '203.0.113.9' }, true),
      'wss://203.0.113.9:7443'
    )
  })

  test('an address of its own is taken as it is, unless the page may not open it', ({ assert }) => {
    const way = { ...WAY, browserUrl: 'ws://phone.example.com/ws' }
    assert.equal(webSocketOf(way, false), 'ws://phone.example.com/ws')
    assert.isNull(webSocketOf(way, true))
    const secure = { ...WAY, browserUrl: 'wss://phone.example.com' }
    assert.equal(webSocketOf(secure, true), 'wss://phone.example.com')
  })
})
