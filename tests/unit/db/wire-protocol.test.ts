import { describe, expect, it } from 'vitest';
import { queryMessage, readStartup, readUnit, startupMessage, syncMessage } from '@/lib/db/embedded/wire-protocol.mjs';

const message = (type: string, body = '') => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, Buffer.from(body)]);
};
const packet = (code: number, length = 8) => {
  const bytes = Buffer.alloc(8);
  bytes.writeInt32BE(length, 0);
  bytes.writeInt32BE(code, 4);
  return bytes;
};

describe('readStartup', () => {
  it.each([
    ['a whole startup packet', startupMessage, { kind: 'startup', length: startupMessage.length }],
    ['half of one', startupMessage.subarray(0, 12), { kind: 'incomplete' }],
    ['an SSL request', packet(80_877_103), { kind: 'encryption', length: 8 }],
    ['a cancel request', packet(80_877_102, 8), { kind: 'cancel' }],
    ['protocol 2', packet(0x0002_0000), { kind: 'malformed' }],
    ['a length of nothing', packet(0x0003_0000, 0), { kind: 'malformed' }],
    ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\n\r\n'), { kind: 'malformed' }],
  ])('reads %s', (_name, bytes, expected) => {
    expect(readStartup(bytes)).toEqual(expected);
  });
});

describe('readUnit', () => {
  const pipeline = Buffer.concat([message('P', 'select'), message('B'), message('D'), message('E'), syncMessage]);

  it('takes a pipeline whole, up to its Sync', () => {
    const unit = readUnit(Buffer.concat([pipeline, message('P', 'next')]));
    expect(unit).toMatchObject({ kind: 'unit', length: pipeline.length, done: true });
  });

  it('waits while any byte of a pipeline is missing', () => {
    for (let length = 0; length < pipeline.length; length += 1) {
      expect(readUnit(pipeline.subarray(0, length))).toEqual({ kind: 'incomplete' });
    }
  });

  it('takes a simple query alone', () => {
    const query = queryMessage('SELECT 1');
    expect(readUnit(Buffer.concat([query, query]))).toMatchObject({ kind: 'unit', length: query.length, done: true });
  });

  it('lets the same connection go on after a Flush', () => {
    const flushed = Buffer.concat([message('P', 'select'), message('H')]);
    expect(readUnit(flushed)).toMatchObject({ kind: 'unit', length: flushed.length, done: false });
  });

  it.each([
    ['a length below 4', Buffer.from([81, 0, 0, 0, 3])],
    ['a negative length', Buffer.from([81, 255, 255, 255, 255])],
    ['a type that is no letter', Buffer.from([0, 0, 0, 0, 8])],
  ])('refuses %s', (_name, bytes) => {
    expect(readUnit(bytes)).toEqual({ kind: 'malformed' });
  });
});
