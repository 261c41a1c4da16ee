import { createServer, type ServerResponse } from 'node:http'

/**
 * The yardstick of `pop`: a bare server of event streams. Whatever arrives on the connection that asks for an upgrade
 * goes out to every open stream, byte for byte; nothing is decoded, looked up or checked. A process of its own.
 */
const streams = new Set<ServerResponse>()

const server = createServer((message, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  response.flushHeaders()
  streams.add(response)
  message.on('close', () => streams.delete(response))
})

server.on('upgrade', (_message, socket) => {
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: bytes\r\n\r\n')
  let pending = ''
  socket.on('data', (bytes: Buffer) => {
    pending += bytes.toString()
    const end = pending.lastIndexOf('\n\n') + 2
    if (end < 2) return
    const whole = pending.slice(0, end)
    pending = pending.slice(end)
    for (const stream of streams) stream.write(whole)
  })
})

server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as { port: number }).port)
})
