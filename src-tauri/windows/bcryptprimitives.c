/* Only for tests under wine, never shipped: wine 8 has no bcryptprimitives.dll, from which every Rust program takes
   its random bytes. They come from bcrypt.dll here. */
#include <windows.h>
#include <bcrypt.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return BCryptGenRandom(NULL, data, (ULONG)length, BCRYPT_USE_SYSTEM_PREFERRED_RNG) == 0;
}
