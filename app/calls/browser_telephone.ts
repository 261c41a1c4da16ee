/** How a browser reaches a switch: an address of one's own (a proxy, a name on the certificate), or its two ports. */
export type BrowserWay = {
  browserUrl: string | null
  /** The address that telephones reach from outside, if it is another. */
  publicAddress: string | null
  address: string
  wsPort: number | null
  wssPort: number | null
}

/**
 * The WebSocket at which a browser registers, null when there is none for such a page: one that came over https may
 * open `wss` alone.
 */
export function webSocketOf(way: BrowserWay, isSecurePage: boolean): string | null {
  if (way.browserUrl !== null) {
    return isSecurePage && !way.browserUrl.startsWith('wss:') ? null : way.browserUrl
  }
  const host = way.publicAddress ?? way.address
  if (way.wssPort !== null && (isSecurePage || way.wsPort === null)) {
    return `wss://${host}:${way.wssPort}`
  }
  return isSecurePage || way.wsPort === null ? null : `ws://${host}:${way.wsPort}`
}
