"""A mail server on this machine for the tests: keeps each mail it is given as a file of a folder.

Prints the port it listens on, and ends with its standard input.
"""

import asyncio
import pathlib
import sys

from aiosmtpd.smtp import SMTP


class Keep:
    """Writes down what arrives, byte for byte."""

    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        part = self.folder / f"{self.count}.part"
        part.write_bytes(envelope.original_content)
        part.rename(self.folder / f"{self.count}.eml")
        return "250 kept"


async def serve(folder):
    keep = Keep(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(keep), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(serve(pathlib.Path(sys.argv[1])))
