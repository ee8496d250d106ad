import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { decode } from '../../outputs/web/src/columns.js';
import { fromBase64, inflate } from '../../outputs/web/src/unpacking.js';
import { safeLink } from '../../outputs/web/src/dom.js';

test('what is no situation is refused', async () => {
  await assert.rejects(async () => decode(await inflate(gzipSync('something else entirely'))));
});

test('base64 comes back as bytes', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  assert.deepEqual([...fromBase64(Buffer.from(bytes).toString('base64'))], [...bytes]);
});

test('only web addresses become links', () => {
  assert.equal(safeLink('https://desk.example/1'), 'https://desk.example/1');
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' \u0001javascript:x', '', null, 'no address']) {
    assert.equal(safeLink(text), null);
  }
});
