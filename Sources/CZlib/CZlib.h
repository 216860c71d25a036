#ifndef CZLIB_H
#define CZLIB_H

#include <zlib.h>

// What Swift cannot import: the initializers are macros that pass the version and the size on.

/// Ready to inflate a raw stream, as zip holds it: no header and no checksum of zlib's own.
static inline int czlib_inflate_begin(z_stream *stream) {
  return inflateInit2(stream, -MAX_WBITS);
}

/// Ready to deflate into a raw stream. Level 6 and memory level 8 are zlib's defaults.
static inline int czlib_deflate_begin(z_stream *stream) {
  return deflateInit2(stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}

#endif
