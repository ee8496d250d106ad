/** From the text in a page to bytes, and from packed bytes to what was packed. */

/** Deflate makes nothing smaller than this (RFC 1951): a damaged file asks for no more memory. */
const MOST_RATIO = 1032;

/** Bytes of a gzip file, unpacked by the browser. */
export async function inflate(bytes) {
  // The last four bytes of a gzip file say how long its content is (RFC 1952, 2.3.1).
  const said = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.byteLength - 4, true);
  const whole = new Uint8Array(Math.min(said, MOST_RATIO * bytes.byteLength));
  const packed = new ReadableStream({
    start(to) {
      to.enqueue(bytes);
      to.close();
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
  for (let at = 0; ;) {
    const { done, value } = await reader.read();
    if (done) break;
    whole.set(value, at);
    at += value.length;
  }
  return whole.buffer;
}

export function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}
