# SPDX-License-Identifier: Apache-2.0
"""A server started by the tarn script, in a home of its own, on free ports."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


class TarnServer:
    """Runs from the moment it is made until it is closed, which leaves nothing behind."""

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="tarn-python-"))
        archive = ROOT / "server" / "target" / "spark-classes"
        settings = {
            "flight.port": "0",
            "http.port": "0",
            "spark.memory": "1g",
            "spark.class-archive": str(archive),
        }
        arguments = [f"--set={key}={value}" for key, value in settings.items()]
        try:
            self._tarn("up", *arguments)
            ports = json.loads((self.home / "server.json").read_text())
            self.flight_port = ports["flight"]["port"]
            self.http_port = ports["http"]["port"]
            self.password = (self.home / "admin.password").read_text().strip()
        except BaseException:
            self.close()
            raise

    def _tarn(self, command, *arguments):
        subprocess.run(
            [str(ROOT / "tarn"), command, f"--home={self.home}", *arguments],
            check=True,
            timeout=300,
            stdout=subprocess.DEVNULL,
        )

    def close(self):
        if (self.home / "server.json").exists():
            self._tarn("down")
        shutil.rmtree(self.home)


def driver_jar():
    """The one jar of our JDBC driver."""
    jars = list((ROOT / "jdbc-driver" / "target").glob("tarn-jdbc-[0-9]*.jar"))
    if len(jars) != 1:
        raise FileNotFoundError(f"one driver jar expected, found {jars}; build it first")
    return str(jars[0])
